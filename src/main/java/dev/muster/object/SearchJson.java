package dev.muster.object;

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

/// The JSON of searches and their results.
final class SearchJson {

    /// The content of a signed search id. Its member names must not change, because ids that are in use contain them.
    ///
    /// @param mark the revision token of the picture on which the search began
    record SignedSearch(
            @Nullable String user,
            @Nullable String mark,
            @Nullable ObjectSearch search) {}

    /// The wire's number for folders.
    private static final int TYPE_FOLDER = 8;

    private SearchJson() {}

    /// An object that was found.
    ///
    /// @param ancestors the folders of the object; null if they were not requested
    record Hit(
            @JsonUnwrapped CommonJson.Basics basics,
            int extType,
            @Nullable List<HolderJson.Ancestor> ancestors) {}

    /// The result of a quick search.
    ///
    /// @param totalItems the number of all matching objects
    record Found(int totalItems, List<Hit> result) {}

    /// The answer to the beginning of a search.
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
            Folder around = ancestors.isEmpty()
                    ? root
                    : folders.computeIfAbsent(ancestors.getLast().id(), _ -> folder(ancestors.getLast()));
            around.children().add(hit(directory, sight, item, false));
        }
        root.children().addAll(0, folders.values());
        return root;
    }

    private static Folder folder(HolderJson.Ancestor folder) {
        return new Folder(folder.name(), folder.id(), TYPE_FOLDER, new ArrayList<>());
    }
}
