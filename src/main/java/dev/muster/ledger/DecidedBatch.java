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

/// A batch that was decided on one picture. Pure: it is discarded if the picture turns out not to be the latest.
///
/// @param base the picture before the batch
/// @param batch the content to store
/// @param after the picture after the batch; the hash of its head is empty until the batch is stored
/// @param outcomes the outcomes of the decided jobs, including refusals
/// @param large jobs that must first be decided in a thread of their own
/// @param postponed jobs for the next batch
record DecidedBatch(
        Picture base, Batch batch, Picture after, List<Outcome> outcomes, List<Job> large, List<Job> postponed) {

    /// A batch is full when its changes have this many ids.
    static final int WEIGHT_MAX = 5_000;

    /// A use case whose changes have more ids is large: it is decided in a thread of its own.
    static final int ORDINARY_WEIGHT_MAX = 1_000;

    /// How often a large use case is decided in a thread of its own before the writer decides it.
    static final int SEPARATE_TRIES_MAX = 3;

    /// The outcome of a job: either a result or a refusal.
    ///
    /// @param job the job
    /// @param result the result; null if refused
    /// @param refusal a [Problem], or the exception of a bug; null if there is a result
    record Outcome(
            Job job, @Nullable WriteResult result, @Nullable RuntimeException refusal) {}

    /// Whether the batch has nothing to store.
    boolean isEmpty() {
        return batch.entries().isEmpty()
                && batch.sessions().isEmpty()
                && batch.secrets().isEmpty()
                && batch.secretsDropped().isEmpty()
                && batch.answers().isEmpty();
    }

    /// Decides jobs in order, each on the picture after the one before.
    ///
    /// @param base the picture before the first job
    /// @param clockMillis the time of the clock, milliseconds since 1970 UTC
    /// @param batchId id of the batch, 32 upper-case hex digits
    static DecidedBatch of(List<Job> jobs, Picture base, long clockMillis, String batchId) {
        Decider decider = new Decider(base, Math.max(clockMillis, base.head().millis()));
        jobs.forEach(decider::add);
        return decider.done(batchId);
    }

    private static final class Decider {
        private final Picture base;
        private long millis;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Session> sessions = new ArrayList<>();
        private final List<Secret> secrets = new ArrayList<>();
        private final List<String> secretsDropped = new ArrayList<>();
        private final List<Batch.KeptAnswer> answers = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<Job> large = new ArrayList<>();
        private final List<Job> postponed = new ArrayList<>();
        private Picture now;
        private int weight;
        private boolean hasLarge;

        Decider(Picture base, long millis) {
            this.base = base;
            this.millis = millis;
            this.now = base;
        }

        void add(Job job) {
            boolean secondLarge = job.prepared != null && hasLarge;
            if (weight >= WEIGHT_MAX || secondLarge) {
                postponed.add(job);
                return;
            }
            try {
                Draft draft = job.prepared == null ? decide(job, ORDINARY_WEIGHT_MAX) : prepared(job);
                outcomes.add(new Outcome(job, accept(draft), null));
            } catch (UseCaseTooLarge tooLarge) {
                large.add(job);
            } catch (RuntimeException refusal) {
                outcomes.add(new Outcome(job, null, refusal));
            } catch (StackOverflowError | AssertionError bug) { // only this job fails, the rest of the batch goes on
                outcomes.add(new Outcome(job, null, new IllegalStateException(bug)));
            }
        }

        private Draft decide(Job job, int weightMax) {
            Draft draft = new Draft(now, job.caller, new Stamp(now.revision() + 1, millis), weightMax);
            draft.decide(job.useCase);
            return draft;
        }

        /// The prepared draft if the directory has not changed since. Otherwise the job must be prepared again; after
        /// too many tries it is decided here.
        @SuppressWarnings({"ReferenceEquality", "NullAway"}) // the draft is valid for the same directory object only
        private Draft prepared(Job job) {
            hasLarge = true;
            if (job.prepared.on() == now.directory()
                    && job.prepared.draft().millis() >= base.head().millis()) {
                return job.prepared.draft();
            }
            if (++job.separateTries < SEPARATE_TRIES_MAX) {
                throw new UseCaseTooLarge();
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
                now = new Picture(headWithoutEntry(draft), now.directory(), now.access(), live);
            } else {
                Entry entry = draft.entry();
                entries.add(entry);
                millis = Math.max(millis, entry.millis()); // a prepared draft may have a later time
                entry.changes().forEach(change -> weight += Weight.of(change));
                Head old = base.head();
                Head head = new Head(old.epoch(), entry.revision(), old.feed() + 1, "", entry.millis(), old.format());
                now = new Picture(head, draft.now(), draft.access(), live);
            }
            List<Batch.KeptAnswer> kept = draft.answers().stream()
                    .map(answer -> answer.withRevisionToken(now.revisionToken()))
                    .toList();
            answers.addAll(kept);
            return new WriteResult(before, now, List.copyOf(draft.changes()), kept);
        }

        /// The head after a draft without changes. A changed session raises the feed without an entry: the revision
        /// token must show it, so that another node waits for the session.
        private Head headWithoutEntry(Draft draft) {
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
            return new DecidedBatch(base, batch, now, outcomes, large, postponed);
        }
    }
}
