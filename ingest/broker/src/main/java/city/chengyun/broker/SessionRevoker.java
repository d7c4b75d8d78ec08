package city.chengyun.broker;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.PublisherCredential;
import city.chengyun.intake.CredentialDirectory;
import city.chengyun.intake.CredentialListener;
import city.chengyun.intake.RefusalReason;
import city.chengyun.intake.Refusals;
import city.chengyun.intake.TopicPermissions;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.exception.NoSuchClientIdException;
import com.hivemq.extension.sdk.api.services.session.SessionInformation;
import com.hivemq.extension.sdk.api.services.subscription.TopicSubscription;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what a withdrawn or changed credential had opened: the live connection, the persistent
 * session and its queue, and, when a device moves to another gateway, the old gateway's
 * subscription to its commands. Publishing needs no care here: the intake asks for the credential
 * at each message.
 */
final class SessionRevoker implements CredentialListener {

    private static final Logger log = LoggerFactory.getLogger(SessionRevoker.class);

    private final CredentialDirectory credentials;
    private final TopicPermissions permissions;
    private final Refusals refusals;
    private final ConcurrentMap<DeviceId, CompletableFuture<Void>> endings =
            new ConcurrentHashMap<>();

    SessionRevoker(
            CredentialDirectory credentials, TopicPermissions permissions, Refusals refusals) {
        this.credentials = credentials;
        this.permissions = permissions;
        this.refusals = refusals;
    }

    /** Looks through the sessions kept from before a restart, for what was withdrawn meanwhile. */
    void sweep() {
        var unused =
                forEachSession(
                        id -> true,
                        (id, session) ->
                                credentials.find(id).isPresent()
                                        ? removeForeignSubscriptions(
                                                id, session.getClientIdentifier())
                                        : end(id, session));
    }

    /**
     * Completes when nothing is left of what earlier secrets of this credential had opened; at once
     * if nothing is being ended. Whoever holds the new secret connects after it, so that no session
     * and no subscription of the old holder is handed on.
     */
    CompletableFuture<Void> ended(DeviceId id) {
        return endings.getOrDefault(id, CompletableFuture.completedFuture(null));
    }

    @Override
    public void onCredentialChanged(
            DeviceId id,
            @Nullable PublisherCredential before,
            @Nullable PublisherCredential after) {
        if (before == null) {
            return;
        }
        if (after == null || !opensTheSame(before, after)) {
            endSessions(id);
        }
        DeviceId formerGateway = before.gateway();
        if (formerGateway != null && (after == null || !formerGateway.equals(after.gateway()))) {
            var unused =
                    forEachSession(
                            formerGateway::equals,
                            (gateway, session) ->
                                    removeForeignSubscriptions(
                                            gateway, session.getClientIdentifier()));
        }
    }

    /** Ends a connection that was authenticated while its credential was being withdrawn. */
    void endIfWithdrawn(DeviceId id, String clientId) {
        if (credentials.find(id).isEmpty()) {
            var unused = end(id, clientId);
        }
    }

    private void endSessions(DeviceId id) {
        // Entered before the first session ends: its client may be back at once.
        CompletableFuture<Void> start = new CompletableFuture<>();
        CompletableFuture<Void> ending =
                endings.merge(
                        id,
                        start.thenCompose(now -> forEachSession(id::equals, this::end)),
                        SessionRevoker::bothOf);
        var unused = ending.whenComplete((done, failure) -> endings.remove(id, ending));
        start.complete(null);
    }

    private static CompletableFuture<Void> bothOf(
            CompletableFuture<Void> one, CompletableFuture<Void> other) {
        return CompletableFuture.allOf(one, other);
    }

    private static boolean opensTheSame(PublisherCredential before, PublisherCredential after) {
        return before.kind() == after.kind()
                && Objects.equals(before.salt(), after.salt())
                && Objects.equals(before.secretHash(), after.secretHash());
    }

    private CompletableFuture<?> end(DeviceId id, SessionInformation session) {
        return end(id, session.getClientIdentifier());
    }

    private CompletableFuture<?> end(DeviceId id, String clientId) {
        refusals.refuse(RefusalReason.REVOKED, id.value(), clientId, null);
        // Not disconnectClient first: its end would write the session's old expiry over this one.
        return logged(clientId, Services.clientService().invalidateSession(clientId));
    }

    private CompletableFuture<?> removeForeignSubscriptions(DeviceId id, String clientId) {
        return logged(
                clientId,
                Services.subscriptionStore()
                        .getSubscriptions(clientId)
                        .thenCompose(
                                subscriptions ->
                                        Services.subscriptionStore()
                                                .removeSubscriptions(
                                                        clientId, foreign(id, subscriptions))));
    }

    private Set<String> foreign(DeviceId id, Set<TopicSubscription> subscriptions) {
        return subscriptions.stream()
                .map(TopicSubscription::getTopicFilter)
                .filter(filter -> !permissions.maySubscribe(id, filter))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Applies the action to each session of these owners; completes when all actions have. */
    private static CompletableFuture<Void> forEachSession(
            Predicate<DeviceId> whose, SessionAction action) {
        Queue<CompletableFuture<?>> actions = new ConcurrentLinkedQueue<>();
        CompletableFuture<?> iteration =
                Services.clientService()
                        .iterateAllClients(
                                (context, session) ->
                                        findOwner(session)
                                                .filter(whose)
                                                .map(id -> action.apply(id, session))
                                                .ifPresent(actions::add));
        return logged("all clients", iteration)
                .thenCompose(
                        done -> CompletableFuture.allOf(actions.toArray(CompletableFuture[]::new)));
    }

    private static Optional<DeviceId> findOwner(SessionInformation session) {
        return ClientIds.findCredential(session.getClientIdentifier());
    }

    /** Ends well in any case: what failed is in the log file. */
    private static CompletableFuture<?> logged(String what, CompletableFuture<?> work) {
        return work.handle(
                (done, failure) -> {
                    if (failure != null && !isAlreadyGone(failure)) {
                        log.error("Ending sessions failed for {}", what, failure);
                    }
                    return done;
                });
    }

    private static boolean isAlreadyGone(Throwable failure) {
        return failure instanceof CompletionException
                && failure.getCause() instanceof NoSuchClientIdException;
    }

    @FunctionalInterface
    private interface SessionAction {
        CompletableFuture<?> apply(DeviceId owner, SessionInformation session);
    }
}
