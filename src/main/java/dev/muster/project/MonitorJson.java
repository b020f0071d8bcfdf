package dev.muster.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Nodes, and the status of projects on them, on the wire (contract 6, 10.4).
final class MonitorJson {

    private MonitorJson() {}

    /// A project on a node.
    record OnNode(String id, String name, String status) {}

    /// A node with the projects that were asked for.
    record Node(
            String name,
            int port,
            String status,
            int load,
            @JsonProperty("default") boolean first,
            List<OnNode> projects) {}

    /// All nodes: clients need an object around the list.
    record Nodes(List<Node> nodes) {}

    /// The answer to a change on one node.
    record Changed(OnNode project) {}

    /// The status of a project on one node.
    record NodeStatus(String name, String projectStatus) {}

    /// A project's status on all nodes.
    record Everywhere(String id, String name, List<NodeStatus> nodes) {}

    /// The body of a change on all nodes.
    record Alteration(@Nullable String status) {}
}
