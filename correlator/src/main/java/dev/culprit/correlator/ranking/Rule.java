package dev.culprit.correlator.ranking;

import dev.culprit.api.record.ObjectRef;

/** What an object lays down for others that are there already: then its creation changes what they may do. */
enum Rule {
    /** None: a new one of its kind is there for itself. */
    NONE,
    /** How much a namespace may have. */
    AMOUNT,
    /** Who may call whom, by a list of peers. */
    NETWORK,
    /** Who may call whom, and how, as a service mesh or a network plug-in sees to it. */
    MESH,
    /** Where requests for a host go that has an address already. */
    ROUTE,
    /** What may be created at all. */
    ADMISSION;

    static Rule of(ObjectRef object) {
        return switch (object.knownKind()) {
            case "ResourceQuota", "LimitRange" -> AMOUNT;
            case "NetworkPolicy" -> NETWORK;
            case "PeerAuthentication",
                    "AuthorizationPolicy",
                    "RequestAuthentication",
                    "CiliumNetworkPolicy",
                    "CiliumClusterwideNetworkPolicy" -> MESH;
            case "VirtualService", "DestinationRule" -> ROUTE;
            case "ValidatingWebhookConfiguration",
                    "MutatingWebhookConfiguration",
                    "ValidatingAdmissionPolicy",
                    "ValidatingAdmissionPolicyBinding" -> ADMISSION;
            default -> NONE;
        };
    }
}
