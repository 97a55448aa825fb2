"""A school's year in a browser: pages made of what the services say of themselves and of the tables in this folder."""
