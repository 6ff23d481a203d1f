-- What was decided, in the small edition; the cases that wait are in no edition: cases.json is what a command lists.
create table fct_decisions as
select * from (values
    (1, 'same', 'application', 'APP-3', 'APP-4', date '2025-07-01', false),
    (2, 'different', 'application', 'APP-3', 'APP-4', date '2025-07-02', true)
) as t(sequence, kind, concept, subject, object, decided_date, is_standing);
