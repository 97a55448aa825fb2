"""What a municipality has and a developer's machine lacks: an issuer of tokens, a mail server, a clock to move."""
