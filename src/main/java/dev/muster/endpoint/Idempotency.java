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

/// The rule of the header `Idempotency-Key`: a POST that a client repeats with the same key is done once, and every
/// repetition gets the first answer.
///
/// The answer is stored in the transaction of the change, so it is valid after a restart and on every node. A
/// refusal is not kept, because nothing was done. If two calls with one key arrive at the same time, one of them is
/// done, and both get its answer. Kept answers are deleted after a day.
public final class Idempotency {

    /// Longest key, in characters.
    static final int KEY_CHARS_MAX = 255;

    private static final String HEADER = "Idempotency-Key";

    /// The number of locks. Calls with the same key wait for each other; other calls rarely share a lock.
    static final int LOCKS = 64;

    /// The headers that are stored with a kept answer.
    private static final String[] KEPT = {"Location", IfMatch.ETAG};

    private final Ledger ledger;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    Idempotency(Ledger ledger) {
        this.ledger = ledger;
    }

    /// The idempotency key of a call. Each user has keys of their own.
    ///
    /// @param requestHash the hash of the request, by which a key is refused for another request
    record Key(UserId user, String key, String requestHash) {

        /// The answer in the form in which it is stored.
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
                        default -> throw new IllegalStateException("A streamed answer cannot be kept");
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

    /// Refuses the header for a call whose answer is a secret, because no secret is stored.
    ///
    /// @throws Problem.Invalid `idempotency.secret`
    public static void refuseKey(Request request) {
        if (request.header(HEADER).isPresent()) {
            throw new Problem.Invalid(
                    "idempotency.secret", "The answer is a secret and is not kept. Send the call without " + HEADER);
        }
    }

    /// The kept answer if there is one; otherwise the answer of `work`, which stores it.
    Reply once(Key key, Supplier<Reply> work) {
        ReentrantLock lock = locks[Math.floorMod(Objects.hash(key.user(), key.key()), LOCKS)];
        if (!lock.tryLock()) {
            Optional<Reply> before = kept(key); // the call with the lock may have another key
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

    /// Another node may have done the same call in the meantime. Then its answer is returned, even if the call failed
    /// here.
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
                        "idempotency.other", "This " + HEADER + " was sent with another request before. Use a new key");
            }
            return reply(answer);
        });
    }

    /// The reply of a kept answer.
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
