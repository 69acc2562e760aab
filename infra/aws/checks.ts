import { type App, type Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { settingsOf } from './context.ts';

type Finding = { readonly id: string; readonly reason: string };

/** Findings that we stand by, each with its reason; anything else fails the synth. */
const ACKNOWLEDGED: readonly Finding[] = [
  { id: 'AwsSolutions-SQS3', reason: 'Every queue is itself the last resort of a stream, a topic or a schedule; each has an alarm.' },
  {
    id: 'AwsSolutions-S1',
    reason:
      'Heads are written once a day, locked and chained. Of files the facts say who added them; a line per reading would note visits, which are nobody’s business.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::<Heads40852749.Arn>/heads/*]',
    reason: 'Each day has its own key below this prefix, and the function may write only where nothing is.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::<Assets9A31D427.Arn>/assets/*]',
    reason: 'Styles and scripts have other names with each deployment; everybody may read what lies below this prefix, and nothing else does.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::<Files8E6940B8.Arn>/quarantine/*]',
    reason: 'Each upload has its own key below this prefix; a form is signed for one of them, and only the scanner and its listener read any.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::<Files8E6940B8.Arn>/clean/*]',
    reason: 'Each file has its own key below this prefix; who may have a link to it is judged on its proposal, each time.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*]',
    reason: 'The scanner names its one rule itself, with this beginning, and may touch no rule that it does not manage.',
  },
  {
    id: 'AwsSolutions-COG8',
    reason: 'A handful of invited staff with a second factor; the plus plan is paid per person and adds risk scoring only.',
  },
  {
    id: 'AwsSolutions-APIG4',
    reason: 'Three doors, not one: a session, an item link or a form token is judged by the function, which fails closed; the role matrix tests each route.',
  },
];

/** Of the front door alone. */
const AT_THE_DOOR: readonly Finding[] = [
  { id: 'AwsSolutions-CFR1', reason: 'People in any country may write to us; an incident knows no border.' },
  { id: 'AwsSolutions-CFR2', reason: 'A firewall is paid by the month, so it is a setting; the functions limit by themselves what one client causes.' },
  {
    id: 'AwsSolutions-CFR3',
    reason: 'A line would hold address, browser and path, and a path can be the link to an item; the gateway notes route, status and time.',
  },
];
const WITHOUT_A_NAME: Finding = {
  id: 'AwsSolutions-CFR4',
  reason: 'Without a certificate of its own the site is at a name of CloudFront, whose certificate and rules nobody can change; with one TLS 1.2 is the least.',
};

/** Runs the rule pack over the template of every synth. */
export const addChecks = (app: App, stack: Stack): void => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  for (const finding of ACKNOWLEDGED) Validations.of(stack).acknowledge(finding);
  const door = stack.node.tryFindChild('FrontDoor');
  const atTheDoor = settingsOf(app).certificateArn ? AT_THE_DOOR : [...AT_THE_DOOR, WITHOUT_A_NAME];
  if (door) for (const finding of atTheDoor) Validations.of(door).acknowledge(finding);
};
