package dev.muster.login;

/// What a client chose at log-in, as it is kept with the session.
public record LoginPreferencesJson(
        int maxSearch, int workingSet, String metadataLocale, String displayLocale, String timeZone) {}
