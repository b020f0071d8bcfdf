package dev.muster.http.server;

import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;

/// The library of the web server, which is costly at its first use.
public final class Library {

    private Library() {}

    /// Loads the library. This takes half of the time of a start, and needs neither settings nor routes, so it can run
    /// in the background.
    public static void load() {
        builder().buildPrototype();
    }

    /// A builder of a web server that does not search the class path for services. The search takes a tenth of the
    /// time of a start and finds nothing of use: the server gets every part that it needs explicitly.
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
