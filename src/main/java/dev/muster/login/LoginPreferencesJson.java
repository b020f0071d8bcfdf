package dev.muster.login;

/// The preferences of a client for its session, in the form in which they are stored with it.
public record LoginPreferencesJson(
        int maxSearch, int workingSet, String metadataLocale, String displayLocale, String timeZone) {}
