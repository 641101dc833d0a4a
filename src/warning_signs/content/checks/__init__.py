"""What check looks for in content, beyond what reading it refuses."""
