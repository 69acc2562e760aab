import { Aws, CfnOutput } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Settings } from './context.ts';
import { allowDeliveryBy } from './queues.ts';

export type Mail = { readonly identity: EmailIdentity; readonly configurationSet: ConfigurationSet; readonly events: Topic };

/** What SES tells of each letter; "send" is what a lost claim is reconciled from. */
export const MAIL_EVENTS = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.DELIVERY_DELAY,
];

/** The sending domain, how its letters travel, and the topic that hears what became of them. */
export const addMail = (scope: Construct, { mailDomain }: Settings): Mail => {
  const configurationSet = new ConfigurationSet(scope, 'Letters', {
    // A letter never crosses the net in the clear, and nobody who bounced or complained is written to again.
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    reputationMetrics: true,
  });
  const identity = new EmailIdentity(scope, 'Sender', {
    identity: Identity.domain(mailDomain),
    configurationSet,
    // SPF aligns with the sender's domain; until its records exist SES falls back to its own.
    mailFromDomain: `bounce.${mailDomain}`,
    mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    // Bounces come as events; a copy by mail would only be read by nobody.
    feedbackForwarding: false,
  });
  const events = new Topic(scope, 'LetterEvents', { enforceSSL: true });
  configurationSet.addEventDestination('Events', { destination: EventDestination.snsTopic(events), events: MAIL_EVENTS });
  for (const [n, { name, value }] of identity.dkimRecords.entries()) new CfnOutput(scope, `Dkim${n + 1}`, { value: `${name} CNAME ${value}` });
  return { identity, configurationSet, events };
};

/** Hands every letter event to a function; what cannot be handed over lands in the queue. */
export const subscribeToMail = (scope: Construct, { events }: Mail, fn: LambdaFunction, undelivered: Queue): void => {
  new CfnSubscription(scope, 'LetterEventsSubscription', {
    topicArn: events.topicArn,
    protocol: 'lambda',
    endpoint: fn.functionArn,
    redrivePolicy: { deadLetterTargetArn: undelivered.queueArn },
  });
  new CfnPermission(scope, 'LetterEventsPermission', {
    action: 'lambda:InvokeFunction',
    functionName: fn.functionArn,
    principal: 'sns.amazonaws.com',
    sourceArn: events.topicArn,
    sourceAccount: Aws.ACCOUNT_ID,
  });
  allowDeliveryBy(undelivered, new ServicePrincipal('sns.amazonaws.com'), events.topicArn);
};
