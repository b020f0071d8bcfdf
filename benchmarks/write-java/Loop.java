import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Scanner;

/// The rows that the server writes when one role gets or loses one privilege, sent one change after the
/// other with a commit each, over one connection. Nothing is decided, hashed or published.
///
/// Arguments: the database's JDBC address; its pragma or setting is the server's. Each line of standard
/// input is a number of seconds to go on for; each answer is commits a second and the median in µs.
public final class Loop {

    private final Connection connection;
    private final boolean sqlite;
    private final PreparedStatement lock;
    private final PreparedStatement role;
    private final PreparedStatement batch;
    private final PreparedStatement journal;
    private final PreparedStatement personal;
    private final PreparedStatement head;
    private final String[] roles;
    private final String text;
    private long revision;
    private long feed;

    private Loop(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        sqlite = url.startsWith("jdbc:sqlite:");
        if (sqlite) {
            for (String pragma : new String[] {
                "busy_timeout = 10000", "foreign_keys = on", "trusted_schema = off", "fullfsync = on",
                "checkpoint_fullfsync = on", "synchronous = full", "journal_mode = wal",
                "journal_size_limit = 67108864", "cache_size = -32768"
            }) {
                run("pragma " + pragma);
            }
        }
        lock = connection.prepareStatement("select epoch, revision, feed, hash, millis, format from head"
                + " where head_id = 1" + (sqlite ? "" : " for update"));
        role = connection.prepareStatement("insert into role (role_id, name, description, comment, abbreviation,"
                + " hidden, owner_id, acl, created_millis, modified_revision, modified_millis, privileges, name_key)"
                + " select role_id, name, description, comment, abbreviation, hidden, owner_id, acl, created_millis,"
                + " ?, ?, ?, name_key from role where role_id = ?"
                + " on conflict (role_id) do update set name = excluded.name, description = excluded.description,"
                + " comment = excluded.comment, abbreviation = excluded.abbreviation, hidden = excluded.hidden,"
                + " owner_id = excluded.owner_id, acl = excluded.acl, created_millis = excluded.created_millis,"
                + " modified_revision = excluded.modified_revision, modified_millis = excluded.modified_millis,"
                + " privileges = excluded.privileges, name_key = excluded.name_key");
        batch = connection.prepareStatement("insert into batch (feed, batch_id, millis) values (?, ?, ?)");
        journal = connection.prepareStatement(
                "insert into journal (revision, feed, previous_hash, hash, text) values (?, ?, ?, ?, ?)");
        personal = connection.prepareStatement(
                "insert into journal_personal (revision, ordinal, salt, value) values (?, 1, ?, '127.0.0.1')");
        head = connection.prepareStatement("update head set epoch = epoch, revision = ?, feed = ?, hash = ?,"
                + " millis = ?, format = 1 where head_id = 1" + (sqlite ? "" : "; notify muster, 'loop'"));
        roles = texts("select role_id from role where name like 'Measured%' order by name");
        text = texts("select text from journal order by revision desc limit 1")[0];
        try (ResultSet row = lock.executeQuery()) {
            row.next();
            revision = row.getLong(2);
            feed = row.getLong(3);
        }
        connection.setAutoCommit(sqlite);
    }

    private String[] texts(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var found = new java.util.ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found.toArray(String[]::new);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void send(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    private void change() throws SQLException {
        long millis = System.currentTimeMillis();
        String hash = String.format("%064x", revision + 1);
        if (sqlite) {
            run("begin immediate");
        }
        try (ResultSet row = lock.executeQuery()) {
            row.next();
        }
        revision++;
        feed++;
        send(role, revision, millis, revision / roles.length % 2 == 0 ? "1" : "", roles[(int) (revision % roles.length)]);
        send(batch, feed, hash.substring(32), millis);
        send(journal, revision, feed, hash, hash, text);
        send(personal, revision, hash.substring(32));
        send(head, revision, feed, hash, millis);
        if (sqlite) {
            run("commit");
        } else {
            connection.commit();
        }
    }

    private String measure(double seconds) throws SQLException {
        long[] nanos = new long[10_000_000];
        int count = 0;
        long begun = System.nanoTime();
        long last = begun;
        while (last - begun < seconds * 1e9) {
            change();
            long now = System.nanoTime();
            nanos[count++] = now - last;
            last = now;
        }
        Arrays.sort(nanos, 0, count);
        return String.format("%.1f %.1f", count * 1e9 / (last - begun), nanos[count / 2] / 1e3);
    }

    public static void main(String[] args) throws SQLException {
        if (args.length == 3) { // admin's address, a database, one to make of it
            try (Connection admin = DriverManager.getConnection(args[0]);
                    Statement statement = admin.createStatement()) {
                statement.execute("create database " + args[2] + " template " + args[1]);
            }
            return;
        }
        var loop = new Loop(args[0]);
        for (var lines = new Scanner(System.in); lines.hasNextLine(); ) {
            System.out.println(loop.measure(Double.parseDouble(lines.nextLine())));
        }
    }
}
