package planted.role;

import java.util.UUID;
import planted.ledger.UseCase;

/// Planted: a use case that makes up an id, and another each time it is decided.
public record CreateRole(String name) implements UseCase {

    @Override
    public void decide(long revision) {
        if (UUID.randomUUID().version() == revision) {
            throw new IllegalStateException(name);
        }
    }
}
