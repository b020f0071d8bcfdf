package dev.muster.cli;

import dev.muster.app.Option;
import dev.muster.app.Options;
import dev.muster.app.WrongOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/// The parsed arguments of a command: flags with their values, and operands.
final class Arguments {

    private static final Flag HELP = Flag.of("--help", "", "Shows this help.");

    private final CommandLine line;

    private Arguments(CommandLine line) {
        this.line = line;
    }

    /// Parses the words after a command's name.
    ///
    /// @throws WrongOption if the command does not accept them
    static Arguments of(Command command, List<String> args) {
        var options = new org.apache.commons.cli.Options().addOption(option(HELP));
        command.flags().forEach(flag -> options.addOption(option(flag)));
        try {
            var parser = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get();
            Arguments arguments = new Arguments(parser.parse(options, args.toArray(String[]::new)));
            command.flags().forEach(flag -> arguments.check(command, flag));
            if (command.operands().isEmpty() && !arguments.words().isEmpty()) {
                throw wrong(command, arguments.words().getFirst() + ": the command takes options only");
            }
            return arguments;
        } catch (UnrecognizedOptionException unknown) {
            throw wrong(command, unknown.getOption().replaceAll("=.*", "") + ": there is no such option");
        } catch (MissingArgumentException withoutValue) {
            org.apache.commons.cli.Option option = withoutValue.getOption();
            throw valueMissing(command, "--" + option.getLongOpt(), option.getArgName());
        } catch (ParseException e) {
            throw wrong(command, String.valueOf(e.getMessage()));
        }
    }

    private static org.apache.commons.cli.Option option(Flag flag) {
        return org.apache.commons.cli.Option.builder()
                .longOpt(longName(flag.name()))
                .hasArg()
                .optionalArg(flag.isSwitch())
                .argName(flag.value())
                .get();
    }

    private static String longName(String flag) {
        return flag.substring("--".length());
    }

    private void check(Command command, Flag flag) {
        List<String> texts = texts(flag.name());
        if (texts.size() > 1 && !flag.several()) {
            throw wrong(command, flag.name() + ": may be given only once");
        }
        if (flag.isSwitch() && !List.of("true", "false").containsAll(texts)) {
            throw wrong(command, flag.name() + ": must be true or false, not " + texts.getFirst());
        }
        if (!flag.isSwitch() && texts.stream().anyMatch(text -> isMissing(flag, text))) {
            throw valueMissing(command, flag.name(), flag.value());
        }
    }

    private static boolean isMissing(Flag flag, String text) {
        return text.startsWith("--") || (text.isBlank() && !flag.mayBeEmpty());
    }

    private static WrongOption valueMissing(Command command, String flag, String value) {
        return wrong(command, flag + ": a value must follow, as in " + flag + " " + value);
    }

    private static WrongOption wrong(Command command, String message) {
        return new WrongOption(message + " (see muster " + command.name() + " --help)");
    }

    /// The values of a flag, in order. A switch without a value has the value `true`.
    private List<String> texts(String flag) {
        String name = longName(flag);
        return line.hasOption(name)
                ? Arrays.stream(line.getOptions())
                        .filter(option -> name.equals(option.getLongOpt()))
                        .map(option -> option.getValue("true"))
                        .toList()
                : List.of();
    }

    /// Whether `--help` was given.
    boolean help() {
        return isOn(HELP.name());
    }

    /// Whether a switch is on.
    boolean isOn(String flag) {
        return text(flag).filter("true"::equals).isPresent();
    }

    /// The first value of a flag; empty if the flag was not given.
    Optional<String> text(String flag) {
        return texts(flag).stream().findFirst();
    }

    /// The operands: the words that are not flags, in order.
    List<String> words() {
        return line.getArgList();
    }

    /// The server's options with their values, from the command line, the environment and the properties file.
    ///
    /// @throws WrongOption if the properties file can't be used
    Options options(CommandContext context) {
        return Options.of(options(), context.environment());
    }

    /// The server's options for help: a properties file that can't be used is ignored.
    Options shownOptions(CommandContext context) {
        return Options.lenient(options(), context.environment());
    }

    private Map<Option, List<String>> options() {
        Map<Option, List<String>> options = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            List<String> texts = texts(option.flag());
            if (!texts.isEmpty()) {
                options.put(option, texts);
            }
        }
        return options;
    }
}
