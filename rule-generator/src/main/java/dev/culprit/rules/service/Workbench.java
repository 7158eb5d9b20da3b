package dev.culprit.rules.service;

import dev.culprit.rules.resource.Master;
import dev.culprit.rules.standing.Standings;
import dev.culprit.rules.writing.StatusDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What the reconcilers of both kinds share. */
record Workbench(
        Place place,
        Master master,
        StatusDesk desk,
        Optional<Standings> standings,
        Duration interval,
        ServiceMeters meters,
        Bystanders bystanders,
        Clock clock) {}
