package dev.muster.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomTokensTest {

    private final RandomTokens randomTokens = new RandomTokens();

    /// A number written to base 32 would be shorter every thirty-second time.
    @Test
    void everyTokenHasItsFullLength() {
        List<String> many = Stream.generate(randomTokens::next).limit(2_000).toList();

        assertThat(many).allSatisfy(token -> assertThat(token).matches("[0-9a-v]{26}"));
        assertThat(many).doesNotHaveDuplicates().anyMatch(token -> token.startsWith("0"));
    }

    @Test
    void whatIsKeptOfATokenIsItsSha256() {
        assertThat(RandomTokens.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
