package dev.muster.ledger;

import dev.muster.directory.Stamp;
import dev.muster.store.Batch;
import dev.muster.store.Entry;
import dev.muster.store.Head;
import dev.muster.store.Secret;
import dev.muster.store.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One batch as it was decided on one picture: pure, and thrown away if the picture turns out not to
/// be the latest.
///
/// @param base the picture it starts from
/// @param after the picture it leaves; its head's hash is known once it is stored
/// @param outcomes of the jobs that were decided, the refused ones too
/// @param large jobs to be decided beside the writer first
/// @param left jobs for the next batch
record DecidedBatch(Picture base, Batch batch, Picture after, List<Outcome> outcomes, List<Job> large, List<Job> left) {

    /// A batch ends when its changes name this many ids.
    static final int WEIGHT_MAX = 5_000;

    /// A use case whose changes name more is decided beside the writer.
    static final int ORDINARY_WEIGHT_MAX = 1_000;

    /// How often a large use case is decided beside before it is decided inside after all.
    static final int TRIES_BESIDE_MAX = 3;

    /// What a job came to: one of the two.
    ///
    /// @param refusal a [Problem], or a bug
    record Outcome(
            Job job, @Nullable WriteResult result, @Nullable RuntimeException refusal) {}

    /// Whether there is anything to store.
    boolean isEmpty() {
        return batch.entries().isEmpty()
                && batch.sessions().isEmpty()
                && batch.secrets().isEmpty()
                && batch.secretsDropped().isEmpty()
                && batch.answers().isEmpty();
    }

    /// Decides jobs one after the other, each on the picture the one before it left.
    static DecidedBatch of(List<Job> jobs, Picture base, long clockMillis, String batchId) {
        Deciding deciding = new Deciding(base, Math.max(clockMillis, base.head().millis()));
        jobs.forEach(deciding::add);
        return deciding.done(batchId);
    }

    private static final class Deciding {
        private final Picture base;
        private long millis;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Session> sessions = new ArrayList<>();
        private final List<Secret> secrets = new ArrayList<>();
        private final List<String> secretsDropped = new ArrayList<>();
        private final List<Batch.KeptAnswer> answers = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<Job> large = new ArrayList<>();
        private final List<Job> left = new ArrayList<>();
        private Picture now;
        private int weight;
        private boolean heldLarge;

        Deciding(Picture base, long millis) {
            this.base = base;
            this.millis = millis;
            this.now = base;
        }

        void add(Job job) {
            boolean secondLarge = job.prepared != null && heldLarge;
            if (weight >= WEIGHT_MAX || secondLarge) {
                left.add(job);
                return;
            }
            try {
                Draft draft = job.prepared == null ? decide(job, ORDINARY_WEIGHT_MAX) : prepared(job);
                outcomes.add(new Outcome(job, accept(draft), null));
            } catch (Draft.TooLarge tooLarge) {
                large.add(job);
            } catch (RuntimeException refusal) {
                outcomes.add(new Outcome(job, null, refusal));
            } catch (StackOverflowError | AssertionError bug) { // its own alone: the rest of the batch goes on
                outcomes.add(new Outcome(job, null, new IllegalStateException(bug)));
            }
        }

        private Draft decide(Job job, int weightMax) {
            Draft draft = new Draft(now, job.caller, new Stamp(now.revision() + 1, millis), weightMax);
            draft.decide(job.useCase);
            return draft;
        }

        /// Takes what was decided beside if it still holds: only that is checked here. A job whose
        /// picture moved too often is decided here after all.
        @SuppressWarnings({"ReferenceEquality", "NullAway"}) // the same directory object is what it was decided on
        private Draft prepared(Job job) {
            heldLarge = true;
            if (job.prepared.on() == now.directory()
                    && job.prepared.draft().millis() >= base.head().millis()) {
                return job.prepared.draft();
            }
            if (++job.triesBeside < TRIES_BESIDE_MAX) {
                throw new Draft.TooLarge();
            }
            return decide(job, Integer.MAX_VALUE);
        }

        private WriteResult accept(Draft draft) {
            Picture before = now;
            Sessions live = now.sessions();
            for (Session session : draft.sessions()) {
                live = live.after(session);
            }
            sessions.addAll(draft.sessions());
            secrets.addAll(draft.secrets());
            secretsDropped.addAll(draft.secretsDropped());
            if (draft.changes().isEmpty()) {
                now = new Picture(sessionsOnly(draft), now.directory(), now.access(), live);
            } else {
                Entry entry = draft.entry();
                entries.add(entry);
                millis = Math.max(millis, entry.millis()); // one decided beside may have seen a later clock
                entry.changes().forEach(change -> weight += Weight.of(change));
                Head old = base.head();
                Head head = new Head(old.epoch(), entry.revision(), old.feed() + 1, "", entry.millis(), old.format());
                now = new Picture(head, draft.now(), draft.access(), live);
            }
            List<Batch.KeptAnswer> stated = draft.answers().stream()
                    .map(answer -> answer.withMark(now.revisionToken()))
                    .toList();
            answers.addAll(stated);
            return new WriteResult(before, now, List.copyOf(draft.changes()), stated);
        }

        /// A session moves the feed without an entry: a caller's mark must say so, for another node to wait.
        private Head sessionsOnly(Draft draft) {
            Head head = now.head();
            return draft.sessions().isEmpty()
                    ? head
                    : new Head(
                            head.epoch(),
                            head.revision(),
                            base.head().feed() + 1,
                            head.hash(),
                            head.millis(),
                            head.format());
        }

        DecidedBatch done(String batchId) {
            Batch batch = new Batch(
                    batchId, base.directory(), now.directory(), entries, sessions, secrets, secretsDropped, answers);
            return new DecidedBatch(base, batch, now, outcomes, large, left);
        }
    }
}
