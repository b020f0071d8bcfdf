package dev.muster.cli;

import dev.muster.app.Option;

/// A flag of a command: `--name VALUE` or `--name=VALUE`, or `--name` alone if it is a switch.
///
/// @param name the name with its dashes
/// @param value the name of the value in help; empty for a switch
/// @param description its meaning, in a sentence or two
/// @param several whether it may be given more than once
/// @param mayBeEmpty whether its value may be empty
record Flag(String name, String value, String description, boolean several, boolean mayBeEmpty) {

    static Flag of(String name, String value, String description) {
        return new Flag(name, value, description, false, false);
    }

    /// The flag of a server's option.
    static Flag of(Option option) {
        return new Flag(option.flag(), option.value(), option.description(), option.isList(), option.mayBeEmpty());
    }

    boolean isSwitch() {
        return value.isEmpty();
    }

    /// The flag as it is written on the command line, such as `--port N`.
    String usage() {
        return isSwitch() ? name : name + " " + value;
    }

    /// The flag's lines in the help.
    String help() {
        return "\n  " + usage() + "\n      " + description + "\n";
    }
}
