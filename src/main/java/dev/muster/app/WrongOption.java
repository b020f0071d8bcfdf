package dev.muster.app;

/// Thrown when an option has a value that can't be used; the program starts nothing.
public final class WrongOption extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message one line that names the option, its value, and the mistake
    public WrongOption(String message) {
        super(message);
    }
}
