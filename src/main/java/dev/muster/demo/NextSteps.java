package dev.muster.demo;

import java.io.PrintStream;

/// What somebody who has seen the walk may try: lines that work when they are pasted.
public final class NextSteps {

    private NextSteps() {}

    /// Prints them for a server.
    ///
    /// @param url with the context path
    public static void print(String url, PrintStream out) {
        out.print("""

                What to try next
                ----------------
                The server is at %1$s

                curl, in another terminal:

                URL=%1$s
                TOKEN=$(curl -si "$URL/api/auth/login" -H 'Content-Type: application/json' \\
                    -d '{"username":"Administrator","password":"","loginMode":1}' \\
                    | tr -d '\\r' | awk -F': ' 'tolower($1) == "x-mstr-authtoken" {print $2}')
                curl -s "$URL/api/securityRoles?fields=id,name" -H "X-MSTR-AuthToken: $TOKEN"
                curl -s "$URL/api/users?nameBegins=o&fields=id,name" -H "X-MSTR-AuthToken: $TOKEN"

                Python, with the official client:

                python3 -m venv venv && venv/bin/pip install -q mstrio-py==11.5.4.101 pytz setuptools
                venv/bin/python - <<'EOF'
                from mstrio.connection import Connection
                from mstrio.access_and_security.security_role import SecurityRole, list_security_roles
                connection = Connection("%1$s", "Administrator", "", login_mode=1)
                print([role.name for role in list_security_roles(connection)])
                print([privilege["name"] for privilege in SecurityRole(connection, name="Analyst").privileges])
                connection.close()
                EOF

                Who is who in the demo company, and what each may do: docs/demo.md
                """.formatted(url));
    }
}
