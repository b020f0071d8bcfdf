package dev.muster.app;

/// An option has a value that can't be used; nothing was started.
public final class WrongOption extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message one line for people
    public WrongOption(String message) {
        super(message);
    }
}
