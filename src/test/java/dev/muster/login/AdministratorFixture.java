package dev.muster.login;

import dev.muster.directory.Acl;
import dev.muster.directory.Group;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.CatalogueFile;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;

/// Makes Administrator and the groups that rules name in an empty directory.
final class AdministratorFixture {

    private AdministratorFixture() {}

    static void decide(Draft draft) {
        Catalogue catalogue = CatalogueFile.read();
        draft.replaceCatalogue(catalogue);
        ItemProperties properties = ItemProperties.of("Administrator", "", WellKnown.ADMINISTRATOR, Acl.COMMON);
        draft.put(new User(WellKnown.ADMINISTRATOR, properties, LoginAccount.of("Administrator"), PrivilegeSet.EMPTY));
        draft.put(new Group(WellKnown.EVERYONE, properties.withName("Everyone"), PrivilegeSet.EMPTY));
        draft.put(new Group(
                WellKnown.SYSTEM_ADMINISTRATORS, properties.withName("System Administrators"), catalogue.all()));
        draft.join(WellKnown.SYSTEM_ADMINISTRATORS, List.of(WellKnown.ADMINISTRATOR));
    }
}
