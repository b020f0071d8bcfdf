package dev.muster.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.Privilege;
import dev.muster.privilege.PrivilegeSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the list of privileges in a request: objects with an id, texts, or numbers.
public final class PrivilegeList {

    private PrivilegeList() {}

    /// The privileges of the list. A `name` besides an id is ignored; a privilege that appears twice counts once.
    ///
    /// @param list null for no privileges
    /// @throws Problem.Invalid `privilege.unknown`, which names each privilege that the catalogue does not offer
    public static PrivilegeSet of(@Nullable JsonNode list, Catalogue catalogue) {
        if (list == null || list.isNull()) {
            return PrivilegeSet.EMPTY;
        }
        List<Integer> ids = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Iterable<JsonNode> elements = list.isArray() ? list : List.of(list);
        for (JsonNode element : elements) {
            JsonNode id = element.isObject() ? element.path("id") : element;
            int number = number(id);
            if (catalogue.find(number).filter(Privilege::offered).isPresent()) {
                ids.add(number);
            } else {
                unknown.add(shown(id.isMissingNode() ? element : id));
            }
        }
        if (!unknown.isEmpty()) {
            throw new Problem.Invalid(
                    "privilege.unknown",
                    "No such privileges: " + String.join(", ", unknown)
                            + ". A privilege is given by its number, such as 190 for Export to Excel;"
                            + " GET /api/iserver/privileges lists them");
        }
        return PrivilegeSet.of(ids);
    }

    private static String shown(JsonNode id) {
        boolean isWord = id.isValueNode() && !id.asText().isBlank();
        return Text.shown(isWord ? id.asText() : id.toString());
    }

    private static int number(JsonNode id) {
        if (id.isInt()) {
            return id.intValue();
        }
        String text = id.isTextual() ? id.textValue().strip() : "";
        boolean digits = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }
}
