"""The services that there are, by the names under which they tell, and are asked."""

SERVICES = ("registry", "programs", "notifications", "reporting")
