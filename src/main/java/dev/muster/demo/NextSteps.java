package dev.muster.demo;

import java.io.PrintStream;

/// Suggestions after the walkthrough: commands that work when they are pasted into a terminal.
public final class NextSteps {

    private NextSteps() {}

    /// Prints the suggestions for a server.
    ///
    /// @param url the server's URL with the context path
    public static void print(String url, PrintStream out) {
        out.print("""

                What to try next
                ----------------
                The server is at %1$s

                With curl, in another terminal:

                URL=%1$s
                TOKEN=$(curl -si "$URL/api/auth/login" -H 'Content-Type: application/json' \\
                    -d '{"username":"Administrator","password":"","loginMode":1}' \\
                    | tr -d '\\r' | awk -F': ' 'tolower($1) == "x-mstr-authtoken" {print $2}')
                curl -s "$URL/api/securityRoles?fields=id,name" -H "X-MSTR-AuthToken: $TOKEN"
                curl -s "$URL/api/users?nameBegins=o&fields=id,name" -H "X-MSTR-AuthToken: $TOKEN"

                With the official Python client:

                python3 -m venv .venv && .venv/bin/pip install -q mstrio-py==11.5.4.101 pytz setuptools
                .venv/bin/python - <<'EOF'
                from mstrio.connection import Connection
                from mstrio.access_and_security.security_role import SecurityRole, list_security_roles
                connection = Connection("%1$s", "Administrator", "", login_mode=1)
                print([role.name for role in list_security_roles(connection)])
                print([privilege["name"] for privilege in SecurityRole(connection, name="Analyst").privileges])
                connection.close()
                EOF

                docs/demo.md lists the people of the demo company, and what each of them can see and do.
                """.formatted(url));
    }
}
