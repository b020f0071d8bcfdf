package dev.muster.object;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.access.Sight;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.holder.HolderJson;
import dev.muster.wire.CommonJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Searches on the wire, and their results.
final class SearchJson {

    /// The content of a signed search id: a search, and the user who began it.
    ///
    /// @param user id of the user
    /// @param revisionToken revision token of the picture on which the search began; `mark` in the JSON
    record SignedSearch(
            @Nullable String user,
            @JsonProperty("mark") @Nullable String revisionToken,
            @Nullable ObjectSearch search) {}

    /// The wire's number for folders.
    private static final int TYPE_FOLDER = 8;

    private SearchJson() {}

    /// An object in the result of a search.
    ///
    /// @param ancestors folders of the object; null if the request did not ask for them
    record Hit(
            @JsonUnwrapped CommonJson.Basics basics,
            int extType,
            @Nullable List<HolderJson.Ancestor> ancestors) {}

    /// The result of a quick search.
    ///
    /// @param totalItems number of all matching objects
    record Found(int totalItems, List<Hit> result) {}

    /// The answer about a search that was begun. Further calls read its results.
    ///
    /// @param id signed search id
    /// @param totalItems number of all matching objects
    record Started(String id, int totalItems) {}

    /// A folder with the found objects in it.
    ///
    /// @param children the folders and objects in the folder
    record Folder(String name, String id, int type, List<Object> children) {}

    static Hit hit(Directory directory, Sight sight, Item item, boolean withAncestors) {
        return new Hit(CommonJson.basics(directory, sight, item), 0, withAncestors ? HolderJson.ancestors(item) : null);
    }

    /// The found objects in their folders; an object without a folder is in the root.
    static Folder tree(Directory directory, Sight sight, List<Item> found) {
        Folder root = folder(HolderJson.ROOT);
        Map<String, Folder> folders = new LinkedHashMap<>();
        for (Item item : found) {
            List<HolderJson.Ancestor> ancestors = HolderJson.ancestors(item);
            Folder parent = ancestors.isEmpty()
                    ? root
                    : folders.computeIfAbsent(ancestors.getLast().id(), _ -> folder(ancestors.getLast()));
            parent.children().add(hit(directory, sight, item, false));
        }
        root.children().addAll(0, folders.values());
        return root;
    }

    private static Folder folder(HolderJson.Ancestor folder) {
        return new Folder(folder.name(), folder.id(), TYPE_FOLDER, new ArrayList<>());
    }
}
