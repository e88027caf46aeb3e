package io.clinstream.testing;

import io.clinstream.platform.config.Configuration;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.layout.StackAddresses;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the infrastructure: broker, registry, Redis, S3, PostgreSQL; with topics, bucket and tables. One
 * stack for the whole test JVM, so tests use patients, groups and prefixes of their own and leave every part running.
 *
 * <p>Constructors and methods may take a {@link StackAddresses}, a {@link Configuration} made of it, or the
 * {@link EmbeddedStack} itself.
 */
public final class StackExtension implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(StackExtension.class);
    private static final Set<Class<?>> RESOLVED =
            Set.of(StackAddresses.class, EmbeddedStack.class, Configuration.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return RESOLVED.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SharedStack shared = shared(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == EmbeddedStack.class) {
            return shared.stack();
        }
        return type == Configuration.class ? Configuration.of(shared.addresses().environment()) : shared.addresses();
    }

    private static SharedStack shared(ExtensionContext context) {
        StackKind kind = StackKind.chosen();
        kind.requireAvailable();
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(SharedStack.class, key -> SharedStack.start(kind), SharedStack.class);
    }
}
