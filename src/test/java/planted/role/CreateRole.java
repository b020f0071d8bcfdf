package planted.role;

import java.util.UUID;
import planted.ledger.UseCase;

/// Planted fault: a use case that makes a random id, another one each time it is decided.
public record CreateRole(String name) implements UseCase {

    @Override
    public void decide(long revision) {
        if (UUID.randomUUID().version() == revision) {
            throw new IllegalStateException(name);
        }
    }
}
