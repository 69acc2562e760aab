import { type App, type Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** Findings that we stand by, each with its reason; anything else fails the synth. */
const ACKNOWLEDGED: readonly { readonly id: string; readonly reason: string }[] = [
  { id: 'AwsSolutions-SQS3', reason: 'Every queue is itself the last resort of a stream, a topic or a schedule; each has an alarm.' },
  { id: 'AwsSolutions-S1', reason: 'The bucket of the heads is written once a day by one function and read by hand; its objects are locked and chained.' },
  {
    id: 'AwsSolutions-IAM5[Resource::<Heads40852749.Arn>/heads/*]',
    reason: 'Each day has its own key below this prefix, and the function may write only where nothing is.',
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

/** Runs the rule pack over the template of every synth. */
export const addChecks = (app: App, stack: Stack): void => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  for (const finding of ACKNOWLEDGED) Validations.of(stack).acknowledge(finding);
};
