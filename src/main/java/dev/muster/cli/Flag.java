package dev.muster.cli;

import dev.muster.app.Option;

/// Something that may be given to a command: `--name VALUE` or `--name=VALUE`, or `--name` alone if it is
/// on or off.
///
/// @param name with its dashes
/// @param value what the value is called in help; empty if it is on or off
/// @param several whether it may be given more than once
/// @param mayBeEmpty whether an empty value isn't a mistake
record Flag(String name, String value, String description, boolean several, boolean mayBeEmpty) {

    static Flag of(String name, String value, String description) {
        return new Flag(name, value, description, false, false);
    }

    /// One of the server's options as a flag.
    static Flag of(Option option) {
        return new Flag(option.flag(), option.value(), option.description(), option.isList(), option.mayBeEmpty());
    }

    boolean isSwitch() {
        return value.isEmpty();
    }

    /// As one writes it.
    String usage() {
        return isSwitch() ? name : name + " " + value;
    }

    /// A line or two of help.
    String help() {
        return "\n  " + usage() + "\n      " + description + "\n";
    }
}
