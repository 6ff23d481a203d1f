"""Several choices in the address: a link decides, what is not offered is left out, and the default needs no place."""

import pytest
from streamlit.testing.v1 import AppTest


@pytest.fixture
def page():
    """A page with one choice of several, of which the first is chosen before anybody chose."""

    def script():
        import streamlit as st
        from components import choices

        said = choices.several("Huruf", ["a", "b", "c"], "letters", first=["a"], max_selections=2)
        st.write(",".join(said))
        st.write(st.query_params.get("letters", "-"))

    return AppTest.from_function(script)


def shown(page) -> tuple[str, str]:
    """Return what is chosen, and what the address says."""
    return page.markdown[0].value, page.markdown[1].value


def test_the_default_is_not_in_the_address(page):
    assert shown(page.run()) == ("a", "-")


def test_a_link_decides_and_what_it_has_too_much_is_left_out(page):
    page.query_params["letters"] = "c,x,b,a"
    assert shown(page.run()) == ("c,b", "c,b")


def test_a_choice_goes_into_the_address_and_back_again(page):
    page.run()
    assert shown(page.multiselect(key="letters").set_value(["b", "c"]).run()) == ("b,c", "b,c")
    assert shown(page.multiselect(key="letters").set_value(["a"]).run()) == ("a", "-")


def test_going_back_in_the_browser_goes_back_here(page):
    page.query_params["letters"] = "b"
    page.run()
    page.query_params.clear()
    assert shown(page.run())[0] == "a"
