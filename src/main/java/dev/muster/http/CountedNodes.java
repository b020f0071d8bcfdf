package dev.muster.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import dev.muster.base.Problem;
import java.math.BigInteger;
import java.util.function.LongConsumer;

/// Makes the nodes of one JSON tree, and reserves memory for them while the tree grows: a tree can take many times the
/// memory of its text.
///
/// For one thread.
final class CountedNodes extends JsonNodeFactory {

    private static final long serialVersionUID = 1L;

    /// Maximum number of values in one body: more than the ids that fit into 4 MiB, which are 120,000.
    static final int VALUES_MAX = 200_000;

    /// The memory of one node in bytes, estimated high: an empty object takes about 100.
    static final int NODE_BYTES = 128;

    /// The number of nodes for which memory is reserved at once.
    private static final int STEP = 1_024;

    private final transient LongConsumer reserve;
    private int values;

    /// @param reserve reserves a number of bytes; refuses by throwing a problem
    CountedNodes(LongConsumer reserve) {
        this.reserve = reserve;
    }

    private void count() {
        if (values == VALUES_MAX) {
            throw new Problem.Invalid(
                    "body.too_large",
                    "The body has more than " + VALUES_MAX + " JSON values. Send less in one request");
        }
        if (values % STEP == 0) {
            reserve.accept((long) STEP * NODE_BYTES);
        }
        values++;
    }

    @Override
    public ObjectNode objectNode() {
        count();
        return super.objectNode();
    }

    @Override
    public ArrayNode arrayNode() {
        count();
        return super.arrayNode();
    }

    @Override
    public TextNode textNode(String text) {
        count();
        return super.textNode(text);
    }

    @Override
    public BooleanNode booleanNode(boolean value) {
        count();
        return super.booleanNode(value);
    }

    @Override
    public NullNode nullNode() {
        count();
        return super.nullNode();
    }

    @Override
    public NumericNode numberNode(int value) {
        count();
        return super.numberNode(value);
    }

    @Override
    public NumericNode numberNode(long value) {
        count();
        return super.numberNode(value);
    }

    @Override
    public NumericNode numberNode(double value) {
        count();
        return super.numberNode(value);
    }

    @Override
    public ValueNode numberNode(BigInteger value) {
        count();
        return super.numberNode(value);
    }
}
