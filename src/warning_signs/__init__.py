"""Screen for the published warning signs of child sexual exploitation; store nothing."""
