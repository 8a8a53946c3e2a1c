"""The launcher: brings a whole Vireo up on one machine, and looks after it there."""
