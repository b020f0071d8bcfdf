package dev.muster.cli;

/// `muster version`: prints the version of Muster, and of the Java on which it runs.
final class VersionCommand implements Command {

    private final CommandContext context;

    VersionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String description() {
        return "Prints the version of Muster, and of the Java on which it runs.";
    }

    @Override
    public int run(Arguments arguments) {
        context.out().println("muster " + number() + " (java " + Runtime.version() + ")");
        return 0;
    }

    /// The version in the jar's manifest; `unpacked` if the classes are not in a jar, as during a build.
    static String number() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }
}
