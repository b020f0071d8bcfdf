package dev.muster.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomTokensTest {

    private final RandomTokens randomTokens = new RandomTokens();

    /// One in 32 numbers would be shorter in base 32.
    @Test
    void everyTokenHasItsFullLength() {
        List<String> many = Stream.generate(randomTokens::next).limit(2_000).toList();

        assertThat(many).allSatisfy(token -> assertThat(token).matches("[0-9a-v]{26}"));
        assertThat(many).doesNotHaveDuplicates().anyMatch(token -> token.startsWith("0"));
    }

    @Test
    void onlyTheSha256OfATokenIsStored() {
        assertThat(RandomTokens.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
