"""What *publish* is made of: an edition built, told of, withheld from, hashed, signed and put on the shelf."""
