package dev.muster.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parameters of a query or a form: names with values. A name may occur more than once.
///
/// An empty value means "not given": generated clients send `?fields=` for a parameter without a value
/// (contract 0.3).
public final class Parameters {

    static final Parameters NONE = new Parameters(List.of(), List.of());

    private final List<String> names;
    private final List<String> values;

    private Parameters(List<String> names, List<String> values) {
        this.names = names;
        this.values = values;
    }

    /// Reads `a=1&b=2`.
    ///
    /// @throws dev.muster.base.Problem.Invalid `url.malformed`
    static Parameters of(String raw) {
        if (raw.isEmpty()) {
            return NONE;
        }
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        int from = 0;
        while (from <= raw.length()) {
            int end = raw.indexOf('&', from);
            end = end < 0 ? raw.length() : end;
            if (end > from) {
                int equals = raw.indexOf('=', from);
                boolean named = equals >= 0 && equals < end;
                names.add(PercentEncoding.formText(raw.substring(from, named ? equals : end)));
                values.add(named ? PercentEncoding.formText(raw.substring(equals + 1, end)) : "");
            }
            from = end + 1;
        }
        return new Parameters(names, values);
    }

    /// The first value of the parameter that is not empty.
    public Optional<String> first(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name) && !values.get(i).isEmpty()) {
                return Optional.of(values.get(i));
            }
        }
        return Optional.empty();
    }

    /// All values of the parameter that are not empty, in their order.
    public List<String> all(String name) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name) && !values.get(i).isEmpty()) {
                all.add(values.get(i));
            }
        }
        return all;
    }

    /// The name of every parameter, once, in the order of first occurrence.
    public List<String> names() {
        return names.stream().distinct().toList();
    }
}
