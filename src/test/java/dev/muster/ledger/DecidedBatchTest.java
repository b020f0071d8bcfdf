package dev.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Directory;
import dev.muster.directory.Stamp;
import dev.muster.store.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The jobs of a batch: at most one of them is large, and the others come after it.
class DecidedBatchTest {

    private static final Picture BASE = decided(LedgerFixture.START).after();

    private final List<String> decisions = new ArrayList<>();

    @Test
    void aLargeJobIsFirstDecidedOutsideTheWriter() {
        Job large = job(1);

        DecidedBatch decidedBatch = batch(large);

        assertThat(decidedBatch.large()).containsExactly(large);
        assertThat(decidedBatch.outcomes()).isEmpty();
    }

    @Test
    void aJobThatAnnouncesItsSizeIsLargeToo() {
        Job large = announcing(DecidedBatch.ORDINARY_WEIGHT_MAX + 1);
        Job ordinary = announcing(DecidedBatch.ORDINARY_WEIGHT_MAX);

        DecidedBatch decidedBatch = batch(large, ordinary);

        assertThat(decidedBatch.large()).containsExactly(large);
        assertThat(stored(decidedBatch)).containsExactly(ordinary);
        assertThat(decisions).containsExactly(String.valueOf(DecidedBatch.ORDINARY_WEIGHT_MAX));
    }

    @Test
    void aJobThatWasDecidedOutsideIsStoredAsItIs() {
        Job large = decidedOutside(1, BASE, 0);

        Job ordinary = ordinary(2);

        DecidedBatch decidedBatch = batch(large, ordinary);

        assertThat(stored(decidedBatch)).containsExactly(large, ordinary);
        assertThat(decisions).containsExactly("2");
    }

    @Test
    void onAnotherPictureALargeJobIsDecidedOutsideAgain() {
        Job large = decidedOutside(1, older(), 0);

        DecidedBatch decidedBatch = batch(large);

        assertThat(decidedBatch.large()).containsExactly(large);
        assertThat(decidedBatch.outcomes()).isEmpty();
        assertThat(decisions).isEmpty();
    }

    @Test
    void theThirdTimeALargeJobIsDecidedWithTheOthers() {
        Job large = decidedOutside(1, older(), DecidedBatch.SEPARATE_TRIES_MAX - 1);

        assertThat(stored(batch(large))).containsExactly(large);
        assertThat(decisions).containsExactly("1");
    }

    @Test
    void aSecondLargeJobWaitsForTheNextBatch() {
        Job first = decidedOutside(1, BASE, 0);
        Job second = decidedOutside(2, older(), DecidedBatch.SEPARATE_TRIES_MAX - 1);
        Job third = decidedOutside(3, older(), DecidedBatch.SEPARATE_TRIES_MAX - 1);
        Job ordinary = ordinary(4);

        DecidedBatch decidedBatch = batch(first, second, third, ordinary);

        assertThat(stored(decidedBatch)).containsExactly(first, ordinary);
        assertThat(decidedBatch.postponed()).containsExactly(second, third);
        assertThat(second.separateTries).isEqualTo(DecidedBatch.SEPARATE_TRIES_MAX - 1);
        assertThat(decisions).containsExactly("4");
    }

    /// Also if the first is not stored.
    @Test
    void noMoreThanOneLargeJobIsTried() {
        Job first = decidedOutside(1, older(), 0);
        Job second = decidedOutside(2, BASE, 0);

        DecidedBatch decidedBatch = batch(first, second);

        assertThat(decidedBatch.large()).containsExactly(first);
        assertThat(decidedBatch.postponed()).containsExactly(second);
    }

    private static List<Job> stored(DecidedBatch decidedBatch) {
        return decidedBatch.outcomes().stream()
                .filter(outcome -> outcome.refusal() == null)
                .map(DecidedBatch.Outcome::job)
                .toList();
    }

    private static DecidedBatch batch(Job... jobs) {
        return DecidedBatch.of(List.of(jobs), BASE, 0, "A".repeat(32));
    }

    private static DecidedBatch decided(UseCase useCase) {
        Picture empty =
                Picture.of(new Head("epoch", 0, 0, Head.NO_HASH, 0, 1), Directory.EMPTY, Sessions.of(List.of()));
        Job job = new Job(LedgerFixture.CALLER, useCase, false);
        return DecidedBatch.of(List.of(job), empty, 0, "A".repeat(32));
    }

    /// The organisation of [#BASE] in another picture, as before a write by another node.
    private static Picture older() {
        return decided(LedgerFixture.START).after();
    }

    /// A large job: it makes one role more than an ordinary one may.
    private Job job(int number) {
        return new Job(
                LedgerFixture.CALLER,
                draft -> {
                    Stream.iterate(number * 10_000, next -> next + 1)
                            .limit(DecidedBatch.ORDINARY_WEIGHT_MAX + 1)
                            .forEach(next -> LedgerFixture.create(next).decide(draft));
                    decisions.add(String.valueOf(number));
                },
                false);
    }

    /// An ordinary job.
    private Job ordinary(int number) {
        return new Job(
                LedgerFixture.CALLER,
                draft -> {
                    LedgerFixture.create(number).decide(draft);
                    decisions.add(String.valueOf(number));
                },
                false);
    }

    /// A job that announces how many ids it will name.
    private Job announcing(int ids) {
        return new Job(
                LedgerFixture.CALLER,
                draft -> {
                    draft.announceIds(ids);
                    decisions.add(String.valueOf(ids));
                },
                false);
    }

    /// A large job that was decided outside the writer on this picture.
    private Job decidedOutside(int number, Picture on, int tries) {
        Job job = job(number);
        Draft draft = new Draft(on, job.caller, new Stamp(on.revision() + 1, 0), Integer.MAX_VALUE);
        job.useCase.decide(draft);
        decisions.clear();
        job.prepared = new Job.Prepared(on.directory(), draft);
        job.separateTries = tries;
        return job;
    }
}
