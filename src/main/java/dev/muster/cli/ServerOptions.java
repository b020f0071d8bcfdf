package dev.muster.cli;

import dev.muster.app.Option;
import dev.muster.app.Options;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The server's options as a command has them: [Option] says which there are.
final class ServerOptions {

    private ServerOptions() {}

    /// Lets a command take these options.
    static CommandLine declare(CommandLine line, Set<Option> options) {
        for (Option option : options) {
            OptionSpec.Builder spec = OptionSpec.builder(option.flag()).description(option.description());
            if (option.isList()) {
                spec.type(List.class).auxiliaryTypes(String.class).paramLabel(option.value());
            } else if (option.isSwitch()) {
                spec.type(String.class).arity("0..1").fallbackValue("true").paramLabel("true|false");
            } else {
                spec.type(String.class).arity("1").paramLabel(option.value());
            }
            line.getCommandSpec().addOption(spec.build());
        }
        return line;
    }

    /// What holds, as far as this command was told.
    static Options given(CommandSpec command, Shell shell) {
        ParseResult parsed = command.commandLine().getParseResult();
        Map<Option, List<String>> given = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            if (command.findOption(option.flag()) == null || !parsed.hasMatchedOption(option.flag())) {
                continue;
            }
            given.put(
                    option,
                    option.isList()
                            ? parsed.matchedOptionValue(option.flag(), List.of())
                            : List.of(one(parsed, option)));
        }
        return Options.of(given, shell.environment());
    }

    private static String one(ParseResult parsed, Option option) {
        return parsed.matchedOptionValue(option.flag(), "");
    }
}
