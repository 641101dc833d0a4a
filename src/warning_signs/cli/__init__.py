"""
The commands, one module each: options in, streams and exit codes out.

What only one command needs is imported inside it, so that each starts as fast as it can.
"""
