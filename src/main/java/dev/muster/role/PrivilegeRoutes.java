package dev.muster.role;

import static dev.muster.endpoint.Endpoint.get;

import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.http.Reply;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.CatalogueFile;
import dev.muster.privilege.Category;
import dev.muster.privilege.Level;
import dev.muster.privilege.Permit;
import dev.muster.privilege.Privilege;
import dev.muster.wire.PagedList;
import java.util.List;

/// `/api/iserver/privileges`: lists the catalogue of privileges (contract 3).
public final class PrivilegeRoutes {

    private final List<Category> categories = CatalogueFile.categories();

    public List<Endpoint> endpoints() {
        return List.of(
                get("/api/iserver/privileges", Permit.ANY_SESSION, "PrivilegeRoutes.list", this::list),
                get(
                        "/api/iserver/privileges/categories",
                        Permit.ANY_SESSION,
                        "PrivilegeRoutes.categories",
                        this::categories));
    }

    private Reply list(Call call) {
        List<PrivilegeJson.ListItem> privileges = call.directory().catalogue().offered().stream()
                .map(privilege -> new PrivilegeJson.ListItem(
                        Integer.toString(privilege.id()),
                        privilege.name(),
                        privilege.description(),
                        List.of(privilege.category()),
                        privilege.level() == Level.PROJECT))
                .toList();
        return PagedList.named(call, privileges, PrivilegeJson.ListItem::name, PrivilegeJson.ListItem::id)
                .array(privilege -> privilege);
    }

    private Reply categories(Call call) {
        Catalogue catalogue = call.directory().catalogue();
        return PagedList.named(call, categories, Category::name, category -> Integer.toString(category.type()))
                .object(page -> new PrivilegeJson.Categories(page.stream()
                        .map(category -> new PrivilegeJson.OneCategory(
                                category.type(), category.name(), privileges(catalogue, category.name())))
                        .toList()));
    }

    private static List<PrivilegeJson.InCategory> privileges(Catalogue catalogue, String category) {
        return catalogue.offered().stream()
                .filter(privilege -> privilege.category().equals(category))
                .map(PrivilegeRoutes::inCategory)
                .toList();
    }

    private static PrivilegeJson.InCategory inCategory(Privilege privilege) {
        return new PrivilegeJson.InCategory(
                Integer.toString(privilege.id()),
                privilege.name(),
                privilege.description(),
                privilege.level() == Level.PROJECT);
    }
}
