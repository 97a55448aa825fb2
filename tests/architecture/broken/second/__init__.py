def decide() -> bool:
    return True
