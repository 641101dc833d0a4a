"""What decides: answers in; level, reasons and guidance out. Nothing is opened or printed."""
