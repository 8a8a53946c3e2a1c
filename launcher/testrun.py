"""``./vireo test``."""
def main(installation, arguments):
    return 1
