package dev.muster.role;

import java.util.List;

/// The JSON of the catalogue of privileges (contract 3).
final class PrivilegeJson {

    private PrivilegeJson() {}

    record ListItem(
            String id, String name, String description, List<String> categories, boolean isProjectLevelPrivilege) {}

    record InCategory(String id, String name, String description, boolean isProjectLevelPrivilege) {}

    record OneCategory(int type, String name, List<InCategory> privileges) {}

    record Categories(List<OneCategory> categories) {}
}
