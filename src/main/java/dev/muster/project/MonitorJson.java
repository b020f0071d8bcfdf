package dev.muster.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Nodes on the wire, with the status of projects on each (contract 6, 10.4).
final class MonitorJson {

    private MonitorJson() {}

    /// A project and its status on a node.
    record ProjectOnNode(String id, String name, String status) {}

    /// A node, with the projects that the request names.
    record Node(
            String name,
            int port,
            String status,
            int load,
            @JsonProperty("default") boolean isDefault,
            List<ProjectOnNode> projects) {}

    /// All nodes: clients need an object around the list.
    record Nodes(List<Node> nodes) {}

    /// The answer to a change on one node.
    record Altered(ProjectOnNode project) {}

    /// The status of a project on one node.
    record NodeStatus(String name, String projectStatus) {}

    /// A project and its status on each node.
    record ProjectOnNodes(String id, String name, List<NodeStatus> nodes) {}

    /// The body of a change on all nodes.
    record Alteration(@Nullable String status) {}
}
