package dev.muster.cli;

import dev.muster.app.App;
import dev.muster.app.ConfigReader;
import dev.muster.app.Option;
import dev.muster.app.Options;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `muster serve`: the server. With `--help`: every option, what holds now and where that was said.
@Command(name = "serve", description = "Runs the server.")
final class ServeCommand implements Callable<Integer> {

    private final Shell shell;

    @CommandLine.Option(names = "--help", description = "Shows the options with what holds now.")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ServeCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        Options options = ServerOptions.given(spec, shell);
        if (help) {
            explain(options);
            return 0;
        }
        App app = App.start(ConfigReader.read(options, shell.environment()), InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
        app.firstPassword().ifPresent(password -> shell.out()
                .println("The password of Administrator, shown this once: " + password));
        shell.out().println("Muster " + VersionCommand.number() + " listens on " + app.url());
        shell.out().flush();
        Thread.currentThread().join();
        return 0;
    }

    private void explain(Options options) {
        shell.out().println("muster serve: runs the server. What holds now, and where that was said:");
        for (Option option : Option.values()) {
            Options.Value value = options.get(option);
            shell.out().printf("%n  %s%s%n", option.flag(), option.isSwitch() ? "" : " " + option.value());
            shell.out().printf("      %s%n", option.description());
            shell.out().printf("      now: %s (%s)%n", shown(option, value), source(option, value));
        }
        shell.out()
                .printf(
                        "%nOn the command line, as %s in the environment, or as %s=… in the properties file;%n"
                                + "the first of these counts. docs/configuration.md says more.%n",
                        "MUSTER_PORT", "port");
    }

    private static String shown(Option option, Options.Value value) {
        if (value.texts().isEmpty()) {
            return "not set";
        }
        String text = value.text().isEmpty() ? "empty" : value.text();
        return option == Option.DATABASE
                ? text.replaceAll("://([^:@/]*):[^@/]*@", "://$1:…@").replaceAll("(?i)(password=)[^&]*", "$1…")
                : text;
    }

    private static String source(Option option, Options.Value value) {
        return value.source().equals("default") ? "default; " + option.variable() : value.source();
    }
}
