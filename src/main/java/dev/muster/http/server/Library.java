package dev.muster.http.server;

import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;

/// The web server's library, which finds its parts when it is first used.
public final class Library {

    private Library() {}

    /// Lets it find them: half of a start, and needs nothing of what will be served, not even its settings.
    public static void load() {
        builder().buildPrototype();
    }

    /// The beginning of a web server, to which nothing is added that happens to be among the libraries.
    ///
    /// The web server would search all of them for services, which takes a tenth of a start, and uses none: it is
    /// given every part that it needs.
    static WebServerConfig.Builder builder() {
        return WebServer.builder()
                .shutdownHook(false)
                .serviceRegistry(GlobalServiceRegistry.registry(Library::noServices))
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false);
    }

    private static ServiceRegistry noServices() {
        ServiceRegistryConfig nothing = ServiceRegistryConfig.builder()
                .discoverServices(false)
                .discoverServicesFromServiceLoader(false)
                .build();
        return ServiceRegistryManager.create(nothing).registry();
    }
}
