package dev.muster.endpoint;

import dev.muster.base.Problem;
import dev.muster.base.Sha256;
import dev.muster.base.UserId;
import dev.muster.http.Json;
import dev.muster.http.Method;
import dev.muster.http.RenderedBody;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import dev.muster.ledger.Draft;
import dev.muster.ledger.Ledger;
import dev.muster.store.Batch.KeptAnswer;
import dev.muster.store.ConstraintBroken;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// `Idempotency-Key`: a POST that a client repeats with the same key is done once, and each time gets the first
/// answer.
///
/// The answer is stored in the transaction of the change, so it holds after a restart and on every node. A
/// refusal is not kept, because nothing was done. Of two calls at the same moment one is done, and both get its
/// answer. Kept answers are dropped after a day.
public final class Idempotency {

    /// Longest key.
    static final int KEY_CHARS_MAX = 255;

    private static final String HEADER = "Idempotency-Key";

    /// Calls with one key wait for each other; others seldom do.
    static final int LOCKS = 64;

    /// Headers that an answer is kept with.
    private static final String[] KEPT = {"Location", IfMatch.ETAG};

    private final Ledger ledger;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    Idempotency(Ledger ledger) {
        this.ledger = ledger;
    }

    /// A call with a key of its caller's.
    record Key(UserId user, String key, String requestHash) {

        /// The part of an answer that is kept.
        KeptAnswer answered(Reply reply, Draft draft) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (String name : KEPT) {
                reply.header(name).ifPresent(value -> headers.put(name, value));
            }
            String body =
                    switch (reply.body()) {
                        case Reply.Body.None _ -> "";
                        case Reply.Body.Ready(var renderedBody) -> utf8(renderedBody.bytes());
                        case Reply.Body.Value(var value) -> utf8(Json.write(value));
                        default -> throw new IllegalStateException("no answer that could be kept");
                    };
            return new KeptAnswer(
                    user, key, requestHash, reply.status(), utf8(Json.write(headers)), body, draft.millis(), "");
        }

        private static String utf8(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /// The key of a POST, if it has one.
    ///
    /// @throws Problem.Invalid `idempotency.key`
    static Optional<Key> of(Call call) {
        Request request = call.request();
        if (request.method() != Method.POST) {
            return Optional.empty();
        }
        return request.header(HEADER).map(key -> {
            boolean printable = key.chars().allMatch(c -> c >= ' ' && c <= '~');
            if (key.isBlank() || key.length() > KEY_CHARS_MAX || !printable) {
                throw new Problem.Invalid(
                        "idempotency.key", HEADER + " has 1 to " + KEY_CHARS_MAX + " printable ASCII characters");
            }
            return new Key(call.user(), key, hash(request));
        });
    }

    /// Refuses the header where the answer is a secret, which is not kept anywhere.
    ///
    /// @throws Problem.Invalid `idempotency.secret`
    public static void refuse(Request request) {
        if (request.header(HEADER).isPresent()) {
            throw new Problem.Invalid(
                    "idempotency.secret", "The answer is a secret and is not kept. Send the call without " + HEADER);
        }
    }

    /// The kept answer, or else that of `work`, which keeps it.
    Reply once(Key key, Supplier<Reply> work) {
        ReentrantLock lock = locks[Math.floorMod(Objects.hash(key.user(), key.key()), LOCKS)];
        if (!lock.tryLock()) {
            Optional<Reply> before = kept(key); // whoever has the lock may have another key
            if (before.isPresent()) {
                return before.get();
            }
            lock.lock();
        }
        try {
            Optional<Reply> before = kept(key);
            return before.isPresent() ? before.get() : work(key, work);
        } finally {
            lock.unlock();
        }
    }

    /// Another node may have done it since the look: then its answer counts, whatever came of doing it again.
    private Reply work(Key key, Supplier<Reply> work) {
        try {
            return work.get();
        } catch (Problem | ConstraintBroken refused) {
            return kept(key).orElseThrow(() -> refused);
        }
    }

    private Optional<Reply> kept(Key key) {
        return ledger.keptAnswer(key.user(), key.key()).map(answer -> {
            if (!answer.requestHash().equals(key.requestHash())) {
                throw new Problem.Conflict(
                        "idempotency.other",
                        "This " + HEADER + " was sent with another request before. Take a new key");
            }
            return reply(answer);
        });
    }

    /// An answer as it was kept.
    static Reply reply(KeptAnswer answer) {
        Reply reply = answer.body().isEmpty()
                ? Reply.noContent()
                : Reply.ready(
                        answer.status(), RenderedBody.ofBytes(answer.body().getBytes(StandardCharsets.UTF_8)));
        var headers = Json.read(answer.headers().getBytes(StandardCharsets.UTF_8));
        for (String name : KEPT) {
            if (headers.has(name)) {
                reply = reply.with(name, headers.get(name).asText());
            }
        }
        return answer.revisionToken().isEmpty() ? reply : reply.asOf(answer.revisionToken());
    }

    /// The hash of everything that identifies the request.
    private static String hash(Request request) {
        return Sha256.hex((request.target() + '\n').getBytes(StandardCharsets.UTF_8), request.bytes());
    }
}
